package io.muster.standins.entra;

/**
 * A directory of an organisation.
 *
 * @param id GUID
 * @param name what people call it
 * @param domain its initial domain, such as {@code contoso.onmicrosoft.com}; names the tenant in addresses as the id does
 */
public record Tenant(String id, String name, String domain) {
}
