/** The entry points of the Node SDK that run a program, a policy pack and a component package. */
export type Runner = "run" | "run-policy-pack" | "run-plugin";

/** The SDK that the folder's own code imports: two copies of it in one process would not know each other's resources. */
export function findRunner(runner: Runner, folder: string): string {
    try {
        return require.resolve(`@pulumi/pulumi/cmd/${runner}`, { paths: [folder] });
    } catch {
        throw new Error(
            `there is no @pulumi/pulumi for ${folder}; install its dependencies there (npm install) and run again`,
        );
    }
}
