export interface Log {
  info(message: string, facts?: Record<string, unknown>): void;
  warn(message: string, facts?: Record<string, unknown>): void;
  error(message: string, facts?: Record<string, unknown>): void;
}

export type LogLevel = keyof Log;

export interface LogEntry {
  level: LogLevel;
  message: string;
  facts?: Record<string, unknown>;
}

export function createLog(write: (entry: LogEntry) => void): Log {
  const at = (level: LogLevel) => (message: string, facts?: Record<string, unknown>) =>
    write(facts === undefined ? { level, message } : { level, message, facts });
  return { info: at('info'), warn: at('warn'), error: at('error') };
}
