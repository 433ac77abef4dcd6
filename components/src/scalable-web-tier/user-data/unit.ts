import { applicationUser, type BootPlan, placesOf } from "./boot-plan.js";

/** Seconds that the application has to finish its requests when it is stopped. */
const stopSeconds = 30;

/** Of the instance's memory: an application that leaks is ended and started again before nginx, agent and remote access have none. */
const memoryShare = "80%";

/** Processes and threads: many times what a server needs, and too few to bring an instance down. */
const mostTasks = 1024;

/**
 * The systemd unit of the application: restarted whatever happens, with no more rights than a server needs, and no more of the instance than leaves it reachable.
 *
 * @see https://www.freedesktop.org/software/systemd/man/latest/systemd.resource-control.html
 * @see https://www.freedesktop.org/software/systemd/man/latest/systemd.exec.html
 */
export function renderUnit(plan: Pick<BootPlan, "name" | "command" | "mounts">): string {
    const { folder, environmentFile, applicationLog } = placesOf(plan.name);
    const paths = plan.mounts.map(({ path }) => path).join(" ");
    const directory = `evenkeel-${plan.name}`;
    return `[Unit]
Description=Application of ${plan.name}
Wants=network-online.target
After=network-online.target
${paths === "" ? "" : `RequiresMountsFor=${paths}\n`}# Never give up: the load balancer decides when an instance is beyond help.
StartLimitIntervalSec=0

[Service]
User=${applicationUser}
WorkingDirectory=${folder}
EnvironmentFile=${environmentFile}
ExecStart=${renderCommand(folder, plan.command)}
Restart=always
RestartSec=2
TimeoutStopSec=${stopSeconds}
LimitNOFILE=65536
TasksMax=${mostTasks}
MemoryMax=${memoryShare}
StandardOutput=append:${applicationLog}
StandardError=inherit
StateDirectory=${directory}
CacheDirectory=${directory}
${paths === "" ? "" : `ReadWritePaths=${paths}\n`}ProtectSystem=strict
ProtectHome=yes
PrivateTmp=yes
PrivateDevices=yes
ProtectClock=yes
ProtectHostname=yes
ProtectControlGroups=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
ProtectProc=invisible
NoNewPrivileges=yes
CapabilityBoundingSet=
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX AF_NETLINK
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
LockPersonality=yes
SystemCallArchitectures=native
UMask=0027

[Install]
WantedBy=multi-user.target
`;
}

/**
 * `ExecStart` takes its program as an absolute path; the arguments stay as they are, relative to the working directory.
 */
function renderCommand(folder: string, command: readonly string[]): string {
    return command.map((word, position) => systemdWord(position === 0 ? `${folder}/${word}` : word)).join(" ");
}

/** A word of a command line as systemd reads it: `%` begins a specifier and `$` a variable. */
function systemdWord(word: string): string {
    const escaped = word.replaceAll("%", "%%").replaceAll("$", "$$$$").replace(/[\\"]/g, "\\$&");
    return /^[\w@%+=:,./-]+$/.test(word) ? escaped : `"${escaped}"`;
}
