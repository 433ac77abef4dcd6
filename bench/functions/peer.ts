import { join } from "node:path";
import { build } from "esbuild";

/** The least that a function can be that asks AWS for something. As ours do, it makes its client when the first event comes. */
const source = `
import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
export const handler = (event) => new DynamoDBClient({}).send(new GetItemCommand(event));
`;

/** Bundles it as AWS tells. @see https://docs.aws.amazon.com/lambda/latest/dg/typescript-package.html */
export async function bundleOneClient(root: string, outfile: string): Promise<void> {
    await build({
        stdin: { contents: source, resolveDir: join(root, "app-runtime") },
        outfile,
        bundle: true,
        minify: true,
        platform: "node",
        target: "es2020",
        logLevel: "silent",
    });
}
