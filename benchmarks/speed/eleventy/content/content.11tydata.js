export default { layout: 'product.njk', tags: 'product', eleventyComputed: { permalink: ({ url }) => url } };
