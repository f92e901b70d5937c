/** The part of autocannon that the measurements use. */
declare module "autocannon" {
  export interface Request { body?: string; headers?: Record<string, string> }
  export interface Options {
    url: string;
    duration?: number;
    /** Requests in all, instead of a duration. */
    amount?: number;
    /** Seconds that a request may take. */
    timeout?: number;
    connections: number;
    method: string;
    headers: Record<string, string>;
    requests: { setupRequest(request: Request): Request }[];
  }
  export interface Result {
    requests: { average: number; total: number };
    latency: { p50: number; p99: number };
    non2xx: number;
    errors: number;
  }
  export default function autocannon(options: Options): Promise<Result>;
}
