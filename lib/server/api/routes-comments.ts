import 'server-only'
import { entry, type RouteEntry } from './route-entry'
import { comment, commentChange, comments, newComment } from './schemas/comment'

/** What people say about an attempt. */
export const COMMENT_ROUTES: readonly RouteEntry[] = [
  entry({
    method: 'get',
    path: '/api/attempts/{id}/comments',
    group: 'Attempts',
    action: 'comments.read',
    summary: 'Comments on an attempt and its frames, oldest first',
    answer: { status: 200, description: 'The comments', schema: comments },
    problems: [404],
  }),
  entry({
    method: 'post',
    path: '/api/attempts/{id}/comments',
    group: 'Attempts',
    action: 'comments.write',
    summary: 'Comment on an attempt, or on one of its frames',
    body: { schema: newComment, example: { text: 'The proxy answers, not the agent listener', frame: null } },
    answer: { status: 201, description: 'The comment', schema: comment },
    problems: [404, 413, 415, 429],
  }),
  entry({
    method: 'patch',
    path: '/api/attempts/{id}/comments/{comment}',
    group: 'Attempts',
    action: 'comments.write',
    summary: 'Rewrite an own comment',
    body: { schema: commentChange, example: { text: 'It was the proxy' } },
    answer: { status: 200, description: 'The comment', schema: comment },
    problems: [404, 413, 415],
  }),
  entry({
    method: 'delete',
    path: '/api/attempts/{id}/comments/{comment}',
    group: 'Attempts',
    action: 'comments.write',
    summary: 'Remove an own comment; an owner removes any',
    answer: { status: 204, description: 'Removed' },
    problems: [404],
  }),
]
