export type { DatabaseTunnelArgs, TunnelledDatabaseArgs } from "./args.js";
export type { DatabaseTunnelChildren } from "./children.js";
export { DatabaseTunnel } from "./database-tunnel.js";
