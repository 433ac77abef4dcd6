import {
    paginateDescribeLogStreams,
    ResourceNotFoundException,
    type CloudWatchLogs,
} from "@aws-sdk/client-cloudwatch-logs";

/** What the emulator writes in the log's place where its Docker refused. */
const refusal = "error running docker: ";

/**
 * The lines that a function has logged in all of its calls until now, first call first.
 *
 * The emulator writes each call into a stream of its own when it has ended, and the answer as its last line, which on AWS is in no log and is left out here.
 *
 * @throws Error where the emulator could not run a call
 */
export async function readFunctionLogs(logs: CloudWatchLogs, functionName: string): Promise<readonly string[]> {
    const logGroupName = `/aws/lambda/${functionName}`;
    const calls = await Promise.all(
        (await streamsOf(logs, logGroupName)).map(async (logStreamName) => {
            const { events = [] } = await logs.getLogEvents({ logGroupName, logStreamName, startFromHead: true });
            return { at: events[0]?.timestamp ?? 0, lines: events.map(({ message = "" }) => message) };
        }),
    );
    const refused = calls.flatMap(({ lines }) => lines).find((line) => line.startsWith(refusal));
    if (refused !== undefined) {
        throw new Error(`The emulator could not run ${functionName}: ${refused.slice(refusal.length)}`);
    }
    return calls.sort((one, other) => one.at - other.at).flatMap(({ lines }) => lines.slice(0, -1));
}

/** @returns none before the first call */
async function streamsOf(logs: CloudWatchLogs, logGroupName: string): Promise<readonly string[]> {
    const names: string[] = [];
    try {
        for await (const { logStreams = [] } of paginateDescribeLogStreams({ client: logs }, { logGroupName })) {
            names.push(...logStreams.map(({ logStreamName = "" }) => logStreamName));
        }
        return names;
    } catch (error) {
        if (error instanceof ResourceNotFoundException) {
            return [];
        }
        throw error;
    }
}
