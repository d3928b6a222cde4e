import { type Connection, type Model, Schema, type Types } from 'mongoose'

/**
 * What stands in the database beside the collections of values; docs/mongodb.md explains it to people.
 * Names hold an underscore, which no spec's name may: the two never meet.
 */

/** Rows of one append: stored together or not at all, without a transaction. */
export interface LogBatch {
  _id: Types.ObjectId
  documentId: string
  firstSeq: number
  lastSeq: number
  /** Time and hash of the last row, to be read without the rows. */
  lastAt: Date
  lastHash: string
  /** By the clock of the server that wrote it. */
  storedAt: Date
  rows: StoredRow[]
}

export interface StoredRow {
  seq: number
  author: string
  at: Date
  kind: 'edit' | 'import' | 'restore' | 'undo'
  frame: Buffer
  hash: string
}

/** The pointer of a compacted document: which image and which segments count, and from where batches do. */
export interface ImagePointer {
  _id: string
  generation: number
  /** The last row that is in the image and in a segment. Batches that begin at or before it no longer count. */
  seq: number
  hash: string
  /** Of that row. */
  at: Date
  stateVector: Buffer
  imageId: Types.ObjectId
  imageParts: number
  /** The newest segment. */
  segmentId: Types.ObjectId
}

export interface ImagePart {
  _id: Types.ObjectId
  documentId: string
  imageId: Types.ObjectId
  part: number
  bytes: Buffer
  storedAt: Date
}

export interface SegmentPart {
  _id: Types.ObjectId
  documentId: string
  segmentId: Types.ObjectId
  fromSeq: number
  toSeq: number
  part: number
  parts: number
  bytes: Buffer
  /** Set once a pointer has named it: the newest one may still be waiting for this. */
  confirmed: boolean
  storedAt: Date
}

export interface BlobFile {
  /** SHA-256 in hex. */
  _id: string
  size: number
  chunks: number
  uploadId: Types.ObjectId
  putAt: Date
  /** Goes up with each put and each reference, so that a sweep notices them. */
  revision: number
}

export interface BlobChunk {
  _id: Types.ObjectId
  uploadId: Types.ObjectId
  index: number
  bytes: Buffer
}

export interface BlobUpload {
  _id: Types.ObjectId
  begunAt: Date
}

export interface BlobReference {
  _id: Types.ObjectId
  hash: string
  owner: string
}

export interface IndexMigration {
  /** Collection and name of the index. */
  _id: string
  collectionName: string
  index: string
  appliedAt: Date
}

export interface Manifest {
  _id: string
  storeVersion: number
  purpose: string
}

export interface Models {
  readonly batches: Model<LogBatch>
  readonly pointers: Model<ImagePointer>
  readonly imageParts: Model<ImagePart>
  readonly segmentParts: Model<SegmentPart>
  readonly blobFiles: Model<BlobFile>
  readonly blobChunks: Model<BlobChunk>
  readonly blobUploads: Model<BlobUpload>
  readonly blobReferences: Model<BlobReference>
  readonly migrations: Model<IndexMigration>
  readonly manifests: Model<Manifest>
}

export function openModels(connection: Connection): Models {
  function model<T>(
    collection: string,
    fields: Record<string, unknown>,
    ...indexes: IndexFields[]
  ): Model<T> {
    const schema = new Schema<T>(fields as never, { versionKey: false, minimize: false, strict: 'throw' })
    for (const { unique, ...index } of indexes) schema.index(index, { unique: unique === 1 })
    return connection.model<T>(collection, schema, collection)
  }
  const id = Schema.Types.ObjectId
  const unique = { unique: 1 } as const

  return {
    batches: model(
      'document_log',
      {
        documentId: String,
        firstSeq: Number,
        lastSeq: Number,
        lastAt: Date,
        lastHash: String,
        storedAt: Date,
        rows: [
          new Schema(
            { seq: Number, author: String, at: Date, kind: String, frame: Buffer, hash: String },
            { _id: false },
          ),
        ],
      },
      { documentId: 1, firstSeq: 1, ...unique },
    ),
    pointers: model('document_images', {
      _id: String,
      generation: Number,
      seq: Number,
      hash: String,
      at: Date,
      stateVector: Buffer,
      imageId: id,
      imageParts: Number,
      segmentId: id,
    }),
    imageParts: model(
      'document_image_parts',
      { documentId: String, imageId: id, part: Number, bytes: Buffer, storedAt: Date },
      { imageId: 1, part: 1, ...unique },
      { storedAt: 1 },
    ),
    segmentParts: model(
      'log_segments',
      {
        documentId: String,
        segmentId: id,
        fromSeq: Number,
        toSeq: Number,
        part: Number,
        parts: Number,
        bytes: Buffer,
        confirmed: Boolean,
        storedAt: Date,
      },
      { segmentId: 1, part: 1, ...unique },
      { documentId: 1, fromSeq: 1 },
      { confirmed: 1, storedAt: 1 },
    ),
    blobFiles: model(
      'blob_files',
      { _id: String, size: Number, chunks: Number, uploadId: id, putAt: Date, revision: Number },
      { uploadId: 1 },
      { putAt: 1 },
    ),
    blobChunks: model(
      'blob_chunks',
      { uploadId: id, index: Number, bytes: Buffer },
      { uploadId: 1, index: 1, ...unique },
    ),
    blobUploads: model('blob_uploads', { begunAt: Date }, { begunAt: 1 }),
    blobReferences: model(
      'blob_references',
      { hash: String, owner: String },
      { hash: 1, owner: 1, ...unique },
    ),
    migrations: model('schema_migrations', {
      _id: String,
      collectionName: String,
      index: String,
      appliedAt: Date,
    }),
    manifests: model('store_manifest', { _id: String, storeVersion: Number, purpose: String }),
  }
}

/** A field of each index; `unique` is no field but says that it is one. */
type IndexFields = Record<string, 1>
