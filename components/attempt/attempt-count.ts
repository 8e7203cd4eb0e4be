import { count } from './words'

/** 1 attempt, 12,345 attempts. */
export const attempts = (number: number): string => `${count(number)} ${number === 1 ? 'attempt' : 'attempts'}`
