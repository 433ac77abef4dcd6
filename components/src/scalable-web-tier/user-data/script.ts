import { renderAgentConfiguration } from "./agent.js";
import { renderFetch } from "./artefact.js";
import { applicationUser, type BootPlan, placesOf } from "./boot-plan.js";
import { renderEnvironmentFile } from "./environment-file.js";
import { telemetryVariables } from "./open-telemetry.js";
import { metadataFunction } from "./metadata.js";
import { renderMounts } from "./mounts.js";
import { askNginx, renderNginx } from "./nginx.js";
import { narrow, quoted, writeFile } from "./shell.js";
import { renderTlsKey } from "./tls.js";
import { renderUnit } from "./unit.js";
import { renderWatch } from "./watch.js";

/** Bytes of user data that EC2 takes, before it is encoded. */
export const longestUserData = 16 * 1024;

/**
 * The script that makes a server of a plain Ubuntu instance. It runs once, as root, at the first boot. Everybody on the
 * instance can read it, so that it must not contain a secret.
 *
 * It fetches from Ubuntu's archive and from AWS, and from nobody else. If anything fails, it says what in the console
 * log and stops nginx: the load balancer then finds the instance unhealthy, and the group replaces it.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html
 */
export function renderUserData(plan: BootPlan): string {
    return `${[
        renderPreamble(plan),
        ...renderPackages(),
        ...renderAgent(plan),
        ...renderMounts(plan.mounts),
        ...renderArtefact(plan),
        ...renderApplication(plan),
        ...renderWatch(plan),
        ...renderStart(plan),
    ].join("\n")}\n`;
}

function renderPreamble({ name }: BootPlan): string {
    return `#!/bin/bash
# Makes this instance a server of ${name}. Rendered by ScalableWebTier.
set -Eeuo pipefail
export DEBIAN_FRONTEND=noninteractive
work=$(mktemp -d)
step=starting
begin() {
    step=$1
    echo "evenkeel: $step"
}
give_up() {
    echo "evenkeel: FAILED while $step (line $1, exit code $2). Without nginx the load balancer has this instance replaced."
    systemctl disable --now nginx.service || true
}
trap 'give_up "$LINENO" "$?"' ERR
retry() {
    local attempt
    for attempt in 1 2 3 4 5 6; do
        if "$@"; then return 0; fi
        echo "evenkeel: attempt $attempt of 6 failed: $*"
        sleep $((attempt * 5))
    done
    return 1
}
download() { curl -fsSL --max-time 120 -o "$2" "$1"; }
apt_get() { apt-get -qy -o APT::Install-Recommends=false "$@"; }
${metadataFunction}`;
}

function renderPackages(): string[] {
    return [
        'begin "installing nginx"',
        // For every apt of this instance: installers that call it by themselves meet Ubuntu's own first updates too.
        writeFile("/etc/apt/apt.conf.d/90evenkeel", "0644", 'DPkg::Lock::Timeout "300";\nAcquire::Retries "3";\n'),
        // The package would start nginx with a page of its own that answers 200 before there is an application.
        "printf '#!/bin/sh\\nexit 101\\n' >/usr/sbin/policy-rc.d",
        "chmod 0755 /usr/sbin/policy-rc.d",
        "retry apt_get update",
        "retry apt_get install nginx openssl",
        "rm /usr/sbin/policy-rc.d",
    ];
}

/** The agent comes before the application, so that the logs of one that doesn't start can be read. */
function renderAgent(plan: BootPlan): string[] {
    const { agentFile, logFolder } = placesOf(plan.name);
    const url = `https://amazoncloudwatch-agent.s3.amazonaws.com/ubuntu/${plan.architecture}/latest/amazon-cloudwatch-agent.deb`;
    return [
        'begin "installing the CloudWatch agent"',
        `retry download ${url} "$work/agent.deb"`,
        'retry apt_get install "$work/agent.deb"',
        `install -d ${logFolder}`,
        writeFile(agentFile, "0644", renderAgentConfiguration(plan)),
        "/opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl -a fetch-config -m ec2 -s " +
            `-c file:${agentFile}`,
    ];
}

function renderArtefact({ name, artefact, region }: BootPlan): string[] {
    const { folder } = placesOf(name);
    return [
        'begin "fetching the application"',
        renderFetch(artefact, region),
        "retry fetch_artefact",
        'begin "verifying the application"',
        `echo ${quoted(artefact.sha256)}"  $work/artefact.tar.gz" | sha256sum --check`,
        'begin "unpacking the application"',
        `install -d -m 0755 ${folder}`,
        `tar -xzf "$work/artefact.tar.gz" -C ${folder} --no-same-owner`,
        'rm -r "$work"',
    ];
}

function renderApplication(plan: BootPlan): string[] {
    const { environmentFile, logFolder, unit, unitFile } = placesOf(plan.name);
    const supplied = { PORT: String(plan.port), AWS_REGION: plan.region };
    // The application's own come later and win: they may name another collector.
    const telemetry = plan.telemetry ? telemetryVariables : {};
    return [
        'begin "starting the application"',
        `useradd --system --no-create-home --shell /usr/sbin/nologin ${applicationUser}`,
        writeFile(environmentFile, "0640", renderEnvironmentFile({ ...telemetry, ...plan.environment, ...supplied })),
        "instance=$(metadata instance-id)",
        "zone=$(metadata placement/availability-zone)",
        `printf 'INSTANCE_ID=%s\\nAVAILABILITY_ZONE=%s\\n' "$instance" "$zone" >>${environmentFile}`,
        writeFile("/etc/logrotate.d/evenkeel", "0644", narrow(renderRotation(logFolder))),
        writeFile(unitFile, "0644", narrow(renderUnit(plan))),
        "systemctl daemon-reload",
        `systemctl enable --now ${unit}`,
    ];
}

/** By copying: systemd holds the file open, and the application cannot be told to open another. */
function renderRotation(logFolder: string): string {
    return `${logFolder}/*.log {
    daily
    maxsize 100M
    rotate 7
    compress
    copytruncate
    missingok
    notifempty
}
`;
}

function renderStart(plan: BootPlan): string[] {
    const { unit, applicationLog } = placesOf(plan.name);
    return [
        ...renderTlsKey(plan.name),
        'begin "starting nginx"',
        writeFile("/etc/nginx/nginx.conf", "0644", narrow(renderNginx(plan))),
        "install -d -o www-data -m 0700 /var/cache/nginx",
        "nginx -t",
        "systemctl enable nginx.service",
        "systemctl restart nginx.service",
        `begin ${quoted(`waiting for ${plan.healthPath}`)}`,
        `for attempt in {1..60}; do
    if ${askNginx}; then
        echo "evenkeel: ready after $SECONDS seconds"
        exit 0
    fi
    sleep 2
done
systemctl status --no-pager ${unit} || true
tail -n 50 ${applicationLog} || true
false`,
    ];
}
