import { ObjectStore } from "@evenkeel/components";

const pictures = new ObjectStore("pictures", {});

export const bucketName = pictures.bucketName;
