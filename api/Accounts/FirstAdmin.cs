using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using RedStation.Api.Http.Identity;
using RedStation.Contracts;
using RedStation.Storage.Accounts;
using RedStation.Storage.Databases;

namespace RedStation.Api.Accounts;

/// <summary>
/// Makes the first administrator of a new installation. The password is only in a file that the owner of the process may read.
/// Processes that start at once make one administrator together: the first file in their folder has the password, and the first
/// account in their database is the one.
/// </summary>
internal sealed partial class FirstAdmin(
    AccountStore accounts, IPasswordHasher<Account> hasher, DataFolder folder, TimeProvider clock, ILogger<FirstAdmin> logger)
    : IHostedService, IDisposable
{
    private const string FileName = "first-admin.txt";
    private const string Username = "admin";
    private const string Alphabet = "23456789abcdefghjkmnpqrstuvwxyz";
    private const int Characters = 20;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource stopping = new();
    private Task later = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!await TryMake())
        {
            // The database of a cluster may be away, or not migrated yet. That keeps nobody from starting.
            later = Task.Run(MakeLater, CancellationToken.None);
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        await later;
    }

    public void Dispose() => stopping.Dispose();

    private async Task MakeLater()
    {
        while (!stopping.IsCancellationRequested && !await TryMake())
        {
            await Task.Delay(Pause, clock, stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> TryMake()
    {
        try
        {
            if (!await accounts.Any(Roles.Admin))
            {
                await Make(folder.File(FileName));
            }

            return true;
        }
        catch (StorageFaultException)
        {
            return false;
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            LogNoFile(folder.File(FileName), refusal.Message);
            return true;
        }
    }

    /// <summary>A file without its account is what is left of a start that was killed in between; its password is as good as any.</summary>
    private async Task Make(string path)
    {
        var lines = Encoding.UTF8.GetString(PrivateFiles.ReadOrCreate(path, NewFile)).Split('\n');
        var admin = new Account(SubjectIds.New('a', clock), Roles.Admin, "管理员", [], Username);
        if (await accounts.Add(new NewAccount(admin, hasher.HashPassword(admin, lines[1]), null, null, null)) == AccountAdded.Added)
        {
            LogMade(path);
        }
        else if (await accounts.FindPasswordHash(Username) is not { } hash
            || hasher.VerifyHashedPassword(admin, hash, lines[1]) == PasswordVerificationResult.Failed)
        {
            // Made by a process with a folder of its own, where the right file is.
            File.Delete(path);
        }
    }

    private static byte[] NewFile() => Encoding.UTF8.GetBytes($"{Username}\n{RandomNumberGenerator.GetString(Alphabet, Characters)}\n");

    [LoggerMessage(LogLevel.Warning, "Made the first administrator; name and password are in {Path}. Sign in, then delete the file")]
    private partial void LogMade(string path);

    [LoggerMessage(LogLevel.Error, "There is no administrator, and none can be made because {Path} cannot be written: {Reason}")]
    private partial void LogNoFile(string path, string reason);
}
