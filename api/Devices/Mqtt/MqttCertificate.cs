using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using RedStation.Grains.Settings;
using RedStation.Silo.Settings;

namespace RedStation.Api.Devices.Mqtt;

/// <summary>The certificate of the broker.</summary>
internal static class MqttCertificate
{
    /// <summary>Reads it; null when none is set up.</summary>
    /// <exception cref="StartException">It cannot be read, or has no key.</exception>
    public static X509Certificate2? Read(MqttOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Certificate))
        {
            return null;
        }

        try
        {
            var read = X509CertificateLoader.LoadPkcs12FromFile(options.Certificate, options.CertificatePassword);
            return read.HasPrivateKey ? read : throw new StartException($"{MqttOptions.Section}:Certificate has no private key in it.");
        }
        catch (Exception fault) when (fault is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new StartException($"{MqttOptions.Section}:Certificate, {options.Certificate}, cannot be read: {fault.Message}");
        }
    }
}
