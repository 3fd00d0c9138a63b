/** A file as the user handed it over. Its bytes are read where and when they are needed, never as a whole. */
export interface FileSource {
  readonly name: string;
  readonly size: number;
  readonly file: File;
}

/** What is known of a file once its superblock has been read. */
export interface FileFacts {
  readonly size: number;
  /** Something about the file that the user should know, in a sentence. */
  readonly notice?: string;
}
