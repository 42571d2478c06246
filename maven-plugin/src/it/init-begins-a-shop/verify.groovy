def log = new File(basedir, 'build.log').text
assert log.contains('begun: Shop, ')
assert log.contains('shown in English until translated: fr')
assert new File(basedir, 'shop/site.json').text.contains('"theme": "plain"')
assert new File(basedir, 'shop/catalog/products/enamel-mug/product.json').file
