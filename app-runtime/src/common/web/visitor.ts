/** Who makes a request. */
export interface Visitor {
    readonly accountId: string;
    readonly accountName: string;
    /** The session cookie; absent for a program with a token, which no other site can make a browser send. */
    readonly session: string | undefined;
}

declare module "fastify" {
    interface FastifyRequest {
        /** Who makes the request, once it is known. */
        visitor: Visitor | undefined;
    }
}

/** Methods that change nothing. */
export const safeMethods: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);
