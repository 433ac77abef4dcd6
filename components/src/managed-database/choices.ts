/** The database software. A const object, because other Pulumi languages cannot receive string unions. */
export const DatabaseEngine = {
    Postgres: "postgres",
    Mysql: "mysql",
} as const;
export type DatabaseEngine = (typeof DatabaseEngine)[keyof typeof DatabaseEngine];

/** @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html */
export const DatabaseStorageType = {
    /** For nearly everything: its operations per second don't depend on its size. */
    Gp3: "gp3",
    /** Operations per second that you name. */
    Io1: "io1",
    /** As `io1`, with more durable volumes and up to 1,000 operations per second and GiB. */
    Io2: "io2",
} as const;
export type DatabaseStorageType = (typeof DatabaseStorageType)[keyof typeof DatabaseStorageType];

/**
 * Who signs the server's certificate. Clients verify it with the bundle that AWS publishes.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html
 */
export const DatabaseCertificateAuthority = {
    Rsa2048: "rds-ca-rsa2048-g1",
    Rsa4096: "rds-ca-rsa4096-g1",
    Ecc384: "rds-ca-ecc384-g1",
} as const;
export type DatabaseCertificateAuthority =
    (typeof DatabaseCertificateAuthority)[keyof typeof DatabaseCertificateAuthority];

/** What an instance class offers. Alarm thresholds and the connection limit are computed from it. */
export interface DatabaseInstanceSize {
    /** Processors, as EC2 counts them. */
    vcpus: number;
    /** GiB of memory. */
    memoryGib: number;
}
