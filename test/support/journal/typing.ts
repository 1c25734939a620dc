/** What somebody is to type and publish until they are killed. */
export interface Typing {
  userData: string;
  place: { host: string; port: number; user: string; password: string; database: string };
  round: number;
}

const letters = [...'la derivada es el límite del cociente incremental ∂ 😀 '];

export const characterAt = (at: number): string => letters[at % letters.length] ?? '';
