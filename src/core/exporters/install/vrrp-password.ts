import { assignment, comments, sh } from '../../format/shell.ts';

/** Where the operator keeps what no bundle holds. */
export const vrrpPasswordFile = '/etc/keepalived/vrrp-password';

/**
 * Lines of install.sh that put the site's password into the staged keepalived.conf. It is read from
 * a file of root's and appears on no command line.
 *
 * @param instances names of the VRRP instances that use it
 */
export function addVrrpPassword(instances: readonly string[]): string[] {
  const conf = '/etc/keepalived/keepalived.conf.new';
  return [
    ...comments(
      'The design asks for VRRP authentication and the bundle holds no password. keepalived takes up ' +
        'to eight characters; all hosts of the VIP need the same.',
    ),
    assignment('password_file', vrrpPasswordFile),
    'password_help="put the same 1 to 8 letters or digits on every host of the VIP into $password_file (owner root, mode 0600)"',
    'password=',
    'if [ -r "$password_file" ]; then password=$(head -n 1 "$password_file"); fi',
    'case $password in',
    '    "" | *[!A-Za-z0-9]* | ?????????*)',
    '        [ "$dry_run" = yes ] || die "no VRRP password: $password_help"',
    '        say "note: no VRRP password yet: $password_help"',
    '        ;;',
    'esac',
    'if [ "$dry_run" = no ]; then',
    '    chmod 0600 "$password_file"',
    `    (umask 077 && awk -v names=${sh(` ${instances.join(' ')} `)} '`,
    '        NR == FNR { if (FNR == 1) password = $1; next }',
    '        { print }',
    '        $1 == "vrrp_instance" && index(names, " " $2 " ") {',
    '            print "    authentication {\\n        auth_type PASS\\n        auth_pass " password "\\n    }"',
    '        }',
    `    ' "$password_file" ${conf} >${conf}.auth)`,
    `    chmod 0600 ${conf}.auth`,
    `    mv ${conf}.auth ${conf}`,
    'fi',
  ];
}
