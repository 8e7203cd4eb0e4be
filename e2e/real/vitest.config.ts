import { defineConfig, mergeConfig } from 'vitest/config'
import base from '../../vitest.config'

const { test, ...rest } = base
export default mergeConfig(defineConfig(rest), defineConfig({ test: { ...test, include: ['e2e/real/*.real.ts'] } }))
