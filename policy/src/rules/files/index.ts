import type { Rule } from "../../core/rule.js";
import { fileAccessPointHasOwnRoot } from "./file-access-point-has-own-root.js";
import { fileAccessPointHasUser } from "./file-access-point-has-user.js";
import { fileSystemBackedUp } from "./file-system-backed-up.js";
import { fileSystemEncrypted } from "./file-system-encrypted.js";
import { mountTargetInPrivateSubnets } from "./mount-target-in-private-subnets.js";

export const fileRules: readonly Rule[] = [
    fileSystemEncrypted,
    fileSystemBackedUp,
    fileAccessPointHasOwnRoot,
    fileAccessPointHasUser,
    mountTargetInPrivateSubnets,
];
