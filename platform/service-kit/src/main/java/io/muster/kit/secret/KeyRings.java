package io.muster.kit.secret;

import com.google.crypto.tink.KeyTemplates;
import com.google.crypto.tink.KeysetHandle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;

/**
 * Makes and rotates the key rings of the services; run by the launcher, the Helm chart's job, or an operator.
 *
 * <pre>
 * create &lt;folder&gt; &lt;room&gt;…   rings of the rooms that have none: &lt;room&gt;/vault.json, &lt;room&gt;/sealing-private.json, public/&lt;room&gt;.json
 * rotate &lt;vault.json&gt;        a new primary key; the older ones still open what they sealed
 * </pre>
 */
public final class KeyRings {
  private static final String AEAD = "AES256_GCM";
  private static final String HPKE = "DHKEM_X25519_HKDF_SHA256_HKDF_SHA256_AES_256_GCM";

  static {
    KeyFiles.register();
  }

  private KeyRings() {}

  /** See the class. Ends with 2 when the arguments are not understood. */
  public static void main(String[] args) {
    if (args.length >= 3 && args[0].equals("create")) {
      create(Path.of(args[1]), List.of(args).subList(2, args.length));
    } else if (args.length == 2 && args[0].equals("rotate")) {
      rotate(Path.of(args[1]));
    } else {
      System.err.println("usage: create <folder> <room>… | rotate <vault.json>");
      System.exit(2);
    }
  }

  /** Makes the rings of these rooms; rings that are there stay as they are. */
  public static void create(Path folder, List<String> rooms) {
    try {
      Path publicKeys = Files.createDirectories(folder.resolve("public"));
      for (String room : rooms) {
        Path own = Files.createDirectories(folder.resolve(room));
        createRing(own, publicKeys.resolve(room + ".json"));
      }
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("key rings could not be made", e);
    }
  }

  /** Adds a key to a vault's ring and makes it the one that seals from now on. */
  public static void rotate(Path vault) {
    try {
      KeysetHandle old = KeyFiles.readSecret(Optional.of(vault), vault.toString());
      var builder = KeysetHandle.newBuilder(old);
      for (int i = 0; i < builder.size(); i++) {
        builder.getAt(i).setStatus(com.google.crypto.tink.KeyStatus.ENABLED);
      }
      builder.addEntry(
          KeysetHandle.generateEntryFromParameters(KeyTemplates.get(AEAD).toParameters()).withRandomId().makePrimary());
      KeyFiles.writeSecret(builder.build(), vault);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("the key ring could not be rotated", e);
    }
  }

  private static void createRing(Path own, Path publicFile) throws IOException, GeneralSecurityException {
    Path vault = own.resolve("vault.json");
    if (Files.notExists(vault)) {
      KeyFiles.writeSecret(KeysetHandle.generateNew(KeyTemplates.get(AEAD)), vault);
    }
    Path sealing = own.resolve("sealing-private.json");
    if (Files.notExists(sealing)) {
      KeyFiles.writeSecret(KeysetHandle.generateNew(KeyTemplates.get(HPKE)), sealing);
    }
    KeyFiles.writePublic(KeyFiles.readSecret(Optional.of(sealing), sealing.toString()).getPublicKeysetHandle(), publicFile);
  }
}
