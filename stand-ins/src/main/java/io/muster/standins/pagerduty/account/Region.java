package io.muster.standins.pagerduty.account;

/** PagerDuty's two service regions; a token of one answers 401 in the other. */
public enum Region {
    US("us", "https://api.pagerduty.com", "pagerduty.com", "pdus"),
    EU("eu", "https://api.eu.pagerduty.com", "eu.pagerduty.com", "pdeu");

    private final String code;
    private final String apiHost;
    private final String webDomain;
    private final String tokenPrefix;

    Region(String code, String apiHost, String webDomain, String tokenPrefix) {
        this.code = code;
        this.apiHost = apiHost;
        this.webDomain = webDomain;
        this.tokenPrefix = tokenPrefix;
    }

    /** @return the region as it stands in {@code as_account-us.acme} */
    public String code() {
        return code;
    }

    /** @return the address every {@code self} link begins with */
    public String apiHost() {
        return apiHost;
    }

    /** @return the domain below which an account's subdomain lives */
    public String webDomain() {
        return webDomain;
    }

    /** @return how the access tokens of this region begin */
    public String tokenPrefix() {
        return tokenPrefix;
    }

    /**
     * @param code {@code us} or {@code eu}
     * @return the region
     * @throws IllegalArgumentException for any other code
     */
    public static Region of(String code) {
        for (Region region : values()) {
            if (region.code.equals(code)) {
                return region;
            }
        }
        throw new IllegalArgumentException("PagerDuty has no region " + code);
    }
}
