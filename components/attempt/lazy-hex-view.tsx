'use client'

import dynamic from 'next/dynamic'
import { Skeleton } from '@/components/ui/skeleton'

/** The hex view, loaded when first shown. The placeholder gives it a Suspense boundary of its own, so that nothing around it is hidden. */
export const HexView = dynamic(() => import('./hex-view'), { loading: () => <Skeleton className="m-3 h-20" /> })
