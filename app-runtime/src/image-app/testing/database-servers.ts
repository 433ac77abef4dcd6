import type { LocalDatabase } from "../../local/local-database.js";
import { startMariadb } from "../../local/mariadb.js";
import { startPostgres } from "../../local/postgres.js";
import type { Engine } from "../database/dialect.js";

/** Starts a real server of each kind, which takes connections with TLS only. MariaDB stands for MySQL. */
export const startServerOf: Readonly<Record<Engine, () => Promise<LocalDatabase>>> = {
    postgres: startPostgres,
    mysql: startMariadb,
};
