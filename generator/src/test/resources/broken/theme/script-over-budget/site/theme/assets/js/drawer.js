export const open = what => { document.title = what; };
