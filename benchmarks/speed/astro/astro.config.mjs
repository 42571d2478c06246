import { defineConfig } from 'astro/config';

export default defineConfig({ site: 'https://benchmark.example', trailingSlash: 'always', compressHTML: false });
