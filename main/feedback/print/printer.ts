/** Draws documents and hands them back as PDF, one after the other. */
export interface Printer {
  /** Fails once the printer was closed, also in the middle. */
  print(html: string): Promise<Uint8Array>;
  close(): void;
}

export type OpenPrinter = () => Printer;
