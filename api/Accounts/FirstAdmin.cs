using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using RedStation.Silo.Accounts;
using RedStation.Silo.Storage;

namespace RedStation.Api.Accounts;

/// <summary>
/// Makes the first administrator of a new installation. The password is only in a file that the owner of the process may read.
/// </summary>
internal sealed partial class FirstAdmin(
    AccountStore accounts, IPasswordHasher<Account> hasher, DataFolder folder, TimeProvider clock, ILogger<FirstAdmin> logger) : IHostedService
{
    private const string FileName = "first-admin.txt";
    private const string Username = "admin";
    private const string Alphabet = "23456789abcdefghjkmnpqrstuvwxyz";
    private const int Characters = 20;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await accounts.Any(Roles.Admin))
        {
            return;
        }

        // A file without its account is what is left of a start that was killed in between: nobody can have used it.
        var path = folder.File(FileName);
        File.Delete(path);
        var password = RandomNumberGenerator.GetString(Alphabet, Characters);
        PrivateFiles.Create(path, Encoding.UTF8.GetBytes($"{Username}\n{password}\n"));
        var admin = new Account(SubjectIds.New('a', clock), Roles.Admin, "管理员", [], Username);
        await accounts.Add(new NewAccount(admin, hasher.HashPassword(admin, password), null, null, null));
        LogMade(path);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(LogLevel.Warning, "Made the first administrator; name and password are in {Path}. Sign in, then delete the file")]
    private partial void LogMade(string path);
}
