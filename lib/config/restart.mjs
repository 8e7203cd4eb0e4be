/** The exit status with which the server asks the start script to start it again. */
export const RESTART_STATUS = 75
