/** Types of this service that refer to each other. */
export const fileSystemType = "aws:efs/fileSystem:FileSystem";
export const replicationType = "aws:efs/replicationConfiguration:ReplicationConfiguration";
export const mountTargetType = "aws:efs/mountTarget:MountTarget";

/** EFS's codes for a file system that does not exist, for text of the wrong form, and for values that do not go together. */
export const notFound = "FileSystemNotFound";
export const malformed = "ValidationException";
export const badRequest = "BadRequest";
