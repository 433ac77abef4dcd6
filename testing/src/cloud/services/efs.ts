import type { ServiceModel } from "../model.js";
import { models as access } from "./efs/access.js";
import { models as fileSystems } from "./efs/file-system.js";
import { models as mountTargets } from "./efs/mount-target.js";
import { models as replications } from "./efs/replication.js";

export const models: readonly ServiceModel[] = [...fileSystems, ...mountTargets, ...access, ...replications];
