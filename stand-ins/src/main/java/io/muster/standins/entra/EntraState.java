package io.muster.standins.entra;

import java.util.List;
import java.util.Map;

/**
 * What Entra and the Bot Framework's sign-in know, as it is kept over a restart.
 *
 * @param keys those that sign Entra's tokens, newest first
 * @param botFrameworkKeys those that sign what the Connector sends, newest first
 * @param refreshTokens what people agreed to, by token
 */
record EntraState(DirectoryState directory, List<SigningKeys.Kept> keys, List<SigningKeys.Kept> botFrameworkKeys, Map<String, SignIns.Agreed> refreshTokens) {
}
