import './a.js';

const text = 'Not closed;
