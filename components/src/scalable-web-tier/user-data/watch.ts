import { type BootPlan, placesOf } from "./boot-plan.js";
import { askNginx } from "./nginx.js";
import { appendFile, narrow, quoted, writeFile } from "./shell.js";

/** How often an answer is tried, five seconds apart. After that the hook's own time is over. */
const attempts = 60;

/**
 * Commands that start a watch over what the group wants of the instance: to wait in its warm pool, or to serve. Each time that changes, the group holds the
 * instance until the watch has seen it healthy and says so. User data cannot do that: it does not run again when a stopped instance is started.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/retrieving-target-lifecycle-state-through-imds.html
 */
export function renderWatch(plan: BootPlan): string[] {
    const { launchHook } = plan;
    if (launchHook === undefined) return [];
    const { watchScript, watchUnit, watchUnitFile } = placesOf(plan.name);
    return [
        'begin "watching for the warm pool"',
        writeFile(watchScript, "0755", renderHead(plan)),
        // The functions that this boot has defined itself: user data has no room for them twice.
        `declare -f metadata credentials >>${watchScript}`,
        appendFile(watchScript, narrow(renderScript(plan, launchHook))),
        writeFile(watchUnitFile, "0644", renderUnit(plan.name, watchScript)),
        "systemctl daemon-reload",
        `systemctl enable --now ${watchUnit}`,
    ];
}

function renderHead({ name }: BootPlan): string {
    return `#!/bin/bash
# Tells the group when this instance of ${name} serves. Rendered by ScalableWebTier.
set -uo pipefail
`;
}

function renderScript({ region }: BootPlan, launchHook: string): string {
    return `ask() {
    local service=$1
    shift
    credentials | curl --config - -fsS --max-time 20 --aws-sigv4 "aws:amz:${region}:$service" "$@" \\
        "https://$service.${region}.amazonaws.com/"
}
group_of() {
    ask ec2 -d Action=DescribeTags -d Version=2016-11-15 \\
        -d Filter.1.Name=resource-id -d "Filter.1.Value.1=$1" \\
        -d Filter.2.Name=key --data-urlencode Filter.2.Value.1=aws:autoscaling:groupName |
        sed -n 's/.*<value>\\(.*\\)<\\/value>.*/\\1/p'
}
answer() {
    ask autoscaling -o /dev/null -d Action=CompleteLifecycleAction -d Version=2011-01-01 \\
        --data-urlencode "AutoScalingGroupName=$group" --data-urlencode ${quoted(`LifecycleHookName=${launchHook}`)} \\
        -d "InstanceId=$instance" -d LifecycleActionResult=CONTINUE
}
instance= group= answered= left=0
while sleep 5; do
    wanted=$(metadata autoscaling/target-lifecycle-state) || continue
    case $wanted in InService | Warmed:*) ;; *) continue ;; esac
    if [[ $wanted != "$answered" ]]; then
        answered=$wanted
        left=${attempts}
    fi
    ((left > 0)) || continue
    ${askNginx} || continue
    left=$((left - 1))
    [[ -n $instance ]] || instance=$(metadata instance-id) || continue
    [[ -n $group ]] || group=$(group_of "$instance") || continue
    if [[ -n $group ]] && answer; then
        echo "evenkeel: ready for $wanted"
        left=0
    fi
done
`;
}

function renderUnit(name: string, script: string): string {
    return `[Unit]
Description=Tells the group of ${name} when this instance serves
Wants=network-online.target
After=network-online.target

[Service]
ExecStart=${script}
Restart=always
RestartSec=5

[Install]
WantedBy=multi-user.target
`;
}
