import { sitemap } from '../../parts.mjs';
import { shop } from '../shop.js';

export async function GET() {
  return new Response(sitemap((await shop()).map(({ page }) => page.url)));
}
