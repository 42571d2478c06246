import { money } from './money.js';
import './lists.js';
// import './never.js';
document.addEventListener('click', () => import('./drawer.js').then(drawer => drawer.open(money(1))));
