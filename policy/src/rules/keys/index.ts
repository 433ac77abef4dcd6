import type { Rule } from "../../core/rule.js";
import { backupVaultOwnKey } from "./backup-vault-own-key.js";
import { keyPolicyNotPublic } from "./key-policy-not-public.js";
import { keyRotation } from "./key-rotation.js";
import { noDecryptOnAllKeys } from "./no-decrypt-on-all-keys.js";
import { secretOwnKey } from "./secret-own-key.js";
import { secretRotation } from "./secret-rotation.js";

export const keyRules: readonly Rule[] = [
    keyRotation,
    keyPolicyNotPublic,
    secretRotation,
    secretOwnKey,
    noDecryptOnAllKeys,
    backupVaultOwnKey,
];
