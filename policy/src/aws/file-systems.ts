/** An EFS file system. */
export const fileSystemType = "aws:efs/fileSystem:FileSystem";
export const fileSystemTypes: ReadonlySet<string> = new Set([fileSystemType]);
export const fileAccessPointType = "aws:efs/accessPoint:AccessPoint";
