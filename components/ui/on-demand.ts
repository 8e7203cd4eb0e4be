'use client'

import { useEffect, useEffectEvent, useReducer } from 'react'

/** A module that the page fetches when it first needs it. */
export type OnDemand<Module> = {
  /** Fetches it, once; asked again after a failure it tries again. */
  readonly load: () => Promise<Module>
  /** null until it is there. */
  readonly loaded: () => Module | null
}

/** Wraps an `import()`. */
export function onDemand<Module>(fetchModule: () => Promise<Module>): OnDemand<Module> {
  let loaded: Module | null = null
  let loading: Promise<Module> | null = null
  const load = async () => {
    try {
      loaded = await fetchModule()
      return loaded
    } catch (error) {
      loading = null
      throw error
    }
  }
  return {
    load: () => {
      loading ??= load()
      return loading
    },
    loaded: () => loaded,
  }
}

/** Begins to fetch a module that will probably be needed. A failure is nobody's concern yet: the need itself tries again. */
export function preload(part: OnDemand<unknown>): void {
  part.load().catch(() => undefined)
}

/** The module while it is wanted, null until it is there; `onFailure` when it could not be fetched. */
export function useOnDemand<Module>(part: OnDemand<Module>, wanted: boolean, onFailure: () => void): Module | null {
  const [, arrived] = useReducer((count: number) => count + 1, 0)
  const failed = useEffectEvent(onFailure)
  useEffect(() => {
    if (!wanted || part.loaded() !== null) return
    let live = true
    part.load().then(
      () => live && arrived(),
      () => live && failed(),
    )
    return () => {
      live = false
    }
  }, [part, wanted])
  return wanted ? part.loaded() : null
}
