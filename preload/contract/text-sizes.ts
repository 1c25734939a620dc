/** How large everything is drawn, in percent. */
export const textSizes = [90, 100, 115, 130, 150] as const;

export type TextSize = (typeof textSizes)[number];
