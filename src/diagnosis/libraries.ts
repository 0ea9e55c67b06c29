/** Native libraries that are known not to survive a fork, and what their makers say to do. */

export interface Library {
  /** Of a library's file, or of the package that brings it along. */
  file: RegExp
  remedy: string
  source: string
}

const openmp =
  'Compute in the child only (no parallel region before the fork), run with OMP_NUM_THREADS=1, or start the child with spawn or forkserver.'

export const libraries: Library[] = [
  {
    file: /^libgomp/,
    remedy: openmp,
    source: 'https://gcc.gnu.org/bugzilla/show_bug.cgi?id=60035',
  },
  {
    file: /^libi?omp/,
    remedy: openmp,
    source: 'https://github.com/joblib/threadpoolctl/issues/40',
  },
  {
    file: /openblas/i,
    remedy:
      'Run with OPENBLAS_NUM_THREADS=1, compute in the child only, or start the child with spawn or forkserver.',
    source: 'https://github.com/OpenMathLib/OpenBLAS/issues/294',
  },
  {
    file: /grpc/i,
    remedy:
      'Make channels and stubs in the child, or set GRPC_ENABLE_FORK_SUPPORT=true and GRPC_POLL_STRATEGY=poll (no server, no call in progress at the fork), or start the child with spawn or forkserver.',
    source: 'https://github.com/grpc/grpc/blob/master/doc/fork_support.md',
  },
  {
    file: /polars/i,
    remedy: 'Start the child with spawn (or forkserver), also where a pool does it.',
    source: 'https://docs.pola.rs/user-guide/misc/multiprocessing/',
  },
  {
    file: /tokenizers/i,
    remedy:
      'Set TOKENIZERS_PARALLELISM=false before the first use, use the tokenizer in the child only, or start the child with spawn or forkserver.',
    source: 'https://github.com/huggingface/transformers/issues/5486',
  },
  {
    file: /rdkafka/i,
    remedy: 'Make producers and consumers in the child, after the fork.',
    source: 'https://github.com/confluentinc/librdkafka/issues/4869',
  },
]

/** What is known of the library, by its file or its package. */
export const libraryOf = (name: string): Library | null =>
  libraries.find(({ file }) => file.test(name)) ?? null
