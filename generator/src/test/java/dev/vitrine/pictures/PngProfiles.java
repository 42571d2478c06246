package dev.vitrine.pictures;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Puts colour profiles into PNG files. */
final class PngProfiles {

    private PngProfiles() {}

    static byte[] with(byte[] png, byte[] profile) {
        Deflater deflater = new Deflater();
        deflater.setInput(profile);
        deflater.finish();
        byte[] packed = new byte[profile.length + 100];
        int length = deflater.deflate(packed);
        deflater.end();
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        chunk.writeBytes("iCCPtest\0\0".getBytes(StandardCharsets.ISO_8859_1));
        chunk.write(packed, 0, length);
        CRC32 check = new CRC32();
        check.update(chunk.toByteArray());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        // Behind the header.
        out.write(png, 0, 33);
        out.writeBytes(ByteBuffer.allocate(4).putInt(chunk.size() - 4).array());
        out.writeBytes(chunk.toByteArray());
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
        out.write(png, 33, png.length - 33);
        return out.toByteArray();
    }
}
