import { Workbench } from '@/components/compose/workbench'
import { authorisePage } from '@/lib/server/auth/authorise-page'

export default async function WorkbenchPage() {
  await authorisePage()
  return <Workbench />
}
