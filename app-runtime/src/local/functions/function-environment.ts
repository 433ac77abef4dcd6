/** The account that the emulator keeps everything in for a log-in that it does not know. */
const account = "123456789012";

/**
 * What a function finds in its environment: all that the emulator hands over, which is what was deployed with it, AWS's own variables and a log-in that is worth nothing.
 *
 * The address of AWS is the one given here: the emulator names its host as a container would see it. Its other variables for that are nothing that AWS has.
 */
export function functionEnvironment(
    handedOver: Readonly<Record<string, string>>,
    endpoint: string,
): Record<string, string> {
    const kept = Object.entries(handedOver).filter(([name]) => !name.startsWith("MOTO_"));
    return {
        // A runtime of AWS is new enough for its SDK, whatever this machine's Node is; the warning would be in every log.
        AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
        ...Object.fromEntries(kept),
        AWS_ENDPOINT_URL: endpoint,
    };
}

/** The function's ARN, of which the emulator hands over the parts only. */
export function functionArnOf({ AWS_REGION, AWS_LAMBDA_FUNCTION_NAME }: Readonly<Record<string, string>>): string {
    return `arn:aws:lambda:${AWS_REGION}:${account}:function:${AWS_LAMBDA_FUNCTION_NAME}`;
}
