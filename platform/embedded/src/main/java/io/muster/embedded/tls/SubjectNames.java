package io.muster.embedded.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/** The names that a server may be called by: always {@code localhost} and {@code 127.0.0.1}, and whatever else is given. */
record SubjectNames(List<String> further) {
  private static final Pattern IPV4 = Pattern.compile("[0-9]+(\\.[0-9]+){3}");

  private Set<String> all() {
    var all = new LinkedHashSet<>(List.of("localhost", "127.0.0.1"));
    all.addAll(further);
    return all;
  }

  GeneralNames extension() {
    return new GeneralNames(
        all().stream()
            .map(name -> new GeneralName(IPV4.matcher(name).matches() ? GeneralName.iPAddress : GeneralName.dNSName, name))
            .toArray(GeneralName[]::new));
  }

  boolean allIn(X509Certificate certificate) {
    try {
      var present = new ArrayList<Object>();
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      if (names != null) {
        names.forEach(name -> present.add(name.get(1)));
      }
      return present.containsAll(all());
    } catch (CertificateParsingException e) {
      return false;
    }
  }
}
