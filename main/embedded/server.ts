/** How to reach a PostgreSQL that Tiza runs itself: loopback only, a password nobody chose. */
export interface EmbeddedAddress {
  host: '127.0.0.1';
  port: number;
  user: string;
  password: string;
}
