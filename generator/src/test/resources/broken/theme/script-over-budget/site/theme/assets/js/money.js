export const money = amount => amount / 100;
