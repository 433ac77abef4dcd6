import type { Rule } from "../../core/rule.js";
import { autoscalingGroupMixedInstanceTypes } from "./autoscaling-group-mixed-instance-types.js";
import { autoscalingGroupMultiZone } from "./autoscaling-group-multi-zone.js";
import { autoscalingGroupNotifications } from "./autoscaling-group-notifications.js";
import { autoscalingGroupTagsPropagate } from "./autoscaling-group-tags-propagate.js";
import { autoscalingGroupUsesElbHealthCheck } from "./autoscaling-group-uses-elb-health-check.js";
import { autoscalingGroupUsesLaunchTemplate } from "./autoscaling-group-uses-launch-template.js";
import { instanceHasRole } from "./instance-has-role.js";
import { instanceMetadataHopLimit } from "./instance-metadata-hop-limit.js";
import { instanceNoPublicAddress } from "./instance-no-public-address.js";
import { instanceRequiresImdsv2 } from "./instance-requires-imdsv2.js";
import { launchTemplateVolumesEncrypted } from "./launch-template-volumes-encrypted.js";
import { userDataNoSecrets } from "./user-data-no-secrets.js";

export const computeRules: readonly Rule[] = [
    instanceRequiresImdsv2,
    instanceMetadataHopLimit,
    instanceNoPublicAddress,
    launchTemplateVolumesEncrypted,
    autoscalingGroupUsesLaunchTemplate,
    autoscalingGroupUsesElbHealthCheck,
    autoscalingGroupMultiZone,
    autoscalingGroupMixedInstanceTypes,
    autoscalingGroupTagsPropagate,
    autoscalingGroupNotifications,
    userDataNoSecrets,
    instanceHasRole,
];
