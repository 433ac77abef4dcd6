/** Days that CloudWatch Logs can keep a log; it refuses every other number. */
const retentions = [
    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/**
 * A finding for `rejectAll` when CloudWatch Logs has no such retention.
 *
 * @param argument name of the argument that holds `days`
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
 */
export function retentionFinding(argument: string, days: number): string | false {
    return !retentions.includes(days) && `${argument} is ${days}; CloudWatch Logs keeps ${retentions.join(", ")} days.`;
}
