import { useMutation } from '@tanstack/react-query'
import { useFailureInWords } from './failure'

interface Act<Input> {
  run: (input: Input) => void
  busy: boolean
  /** Why the last try was not granted, in words. */
  fault: string | null
  /** The same as it came. */
  error: unknown
  /** Forgets the last try, as when its dialog closes. */
  reset: () => void
}

/** Something the reader does to the server's data: one try at a time. `done` is called once it is stored. */
export function useAct<Input, Made>(
  act: (input: Input) => Promise<Made>,
  done: (made: Made, input: Input) => void | Promise<void>,
): Act<Input> {
  const inWords = useFailureInWords()
  const { mutate, isPending, error, reset } = useMutation({ mutationFn: act, onSuccess: done })
  return {
    run: (input) => {
      if (!isPending) mutate(input)
    },
    busy: isPending,
    fault: inWords(error),
    error,
    reset,
  }
}
