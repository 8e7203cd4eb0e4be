import { useEffect, useState } from 'react'

/** The token that stands behind `#token=` in the address of the page; it is taken out of the address once it is read. */
export function useFragmentToken(): [string, (token: string) => void] {
  const [token, setToken] = useState('')
  useEffect(() => {
    const given = new URLSearchParams(window.location.hash.slice(1)).get('token')
    if (given === null) return
    setToken(given)
    window.history.replaceState(null, '', window.location.pathname)
  }, [])
  return [token, setToken]
}
